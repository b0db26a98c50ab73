/** What `cargo xtask` tells the journeys: where the app is, which browser and programs to use. */
export function fromXtask(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run the journeys with \`cargo xtask test journeys\`.`);
  return value;
}
