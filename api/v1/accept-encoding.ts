/** Whether `Accept-Encoding` takes gzip (RFC 9110, section 12.5.3): named, or as one of all, and not with `q=0`. */
export function takesGzip(header: string | undefined): boolean {
  const choices = (header ?? '').split(',').map(choiceOf);
  const named = choices.find(({ coding }) => coding === 'gzip' || coding === 'x-gzip');
  return (named ?? choices.find(({ coding }) => coding === '*'))?.taken ?? false;
}

function choiceOf(text: string) {
  const [coding = '', ...parameters] = text.toLowerCase().split(';');
  const refused = parameters.some((parameter) => /^\s*q\s*=\s*0(?:\.0*)?\s*$/.test(parameter));
  return { coding: coding.trim(), taken: !refused };
}
