// Counts what holds and what does not, and says what does not.
let passed = 0, failed = 0;

export function check(holds, what) {
  if (holds) {
    passed++;
  } else {
    failed++;
    console.log(`browser: ${what}`);
  }
}

export function checkEqual(came, expected, what) {
  const [a, b] = [came, expected].map(value => JSON.stringify(value));
  check(a === b, `${what}: ${a}; expected ${b}`);
}

export function summary() {
  console.log(`browser: ${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}
