// Waiting for what is meant, never for a time: the runner's own limit ends a test that waits for what does not come.

/** What has begun comes to an end first. @param {() => boolean} holds */
export async function until(holds) {
  do await new Promise((resolve) => setTimeout(resolve));
  while (!holds());
}
