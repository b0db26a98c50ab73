/** What `cargo xtask bench` tells the bench. */
export function fromXtask(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this with \`cargo xtask bench\`.`);
  return value;
}
