import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: [
    'libsql',
    'pg',
    '@prisma/client',
    '@prisma/adapter-pg',
    '@node-rs/argon2',
    'pino',
    'undici',
  ],
  images: { unoptimized: true, remotePatterns: [] },
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
};

export default config;
