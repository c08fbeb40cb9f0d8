/** Nobody knows where this console is, so that nobody can lead back to it. */
export function AddressUnknown() {
  return (
    <div className="grid w-full max-w-110 gap-1">
      <h1 className="text-20">This console does not know its own address</h1>
      <p className="text-ink-2">
        Clerk could not lead you back here. Whoever runs this console sets PUBLIC_URL to the address
        that browsers use for it, and starts it again.
      </p>
    </div>
  );
}
