/** Harbour's mark. The name stands beside it, so it is decoration. */
export function Anchor({ size }: { size: number }) {
  return (
    <svg className="anchor" viewBox="0 0 32 32" width={size} height={size} aria-hidden="true">
      <circle cx="16" cy="6.5" r="3" />
      <path d="M16 9.5V28M10 14h12M5.5 19.5C6.200 25 10.400 28 16 28s9.800-3 10.5-8.500" />
    </svg>
  );
}
