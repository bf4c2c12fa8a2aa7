/** The part of autocannon's interface that is used here; it brings no types. */
declare module 'autocannon' {
  export type Options = { url: string; connections: number; duration: number; headers: Record<string, string> };
  export type Result = {
    requests: { average: number; total: number };
    latency: { p50: number; p99: number };
    duration: number;
    errors: number;
    timeouts: number;
    non2xx: number;
  };
  export default function autocannon(options: Options): Promise<Result>;
}
