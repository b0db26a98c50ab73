// Random templates from a grammar, with random data: the same for the same seed.

/** Mulberry32. */
function dice(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const names = ['a', 'b', 'c', 'list', 'map', 'zero'];
const texts = ['', 'x', ' ', '\n', '  \n', '\n  ', 'x\n', '\r\n', 'é&<', ' y ', '\n\n', '\t'];
const values = ['', 'v', ' ', '<&>"\'`=', '0', 'é', '日本'];

export function random(count, seed) {
  const roll = dice(seed);
  const of = (list) => list[roll(list.length)];
  const many = (most, make) => Array.from({ length: roll(most + 1) }, make);

  const value = (depth) => {
    switch (roll(depth > 2 ? 4 : 8)) {
      case 0: return of(values);
      case 1: return roll(3);
      case 2: return roll(2) === 0;
      // Rows hold no null; handlebars.js drops a level of `..` over it.
      case 3: return of(['n', 'w', of(values)]);
      case 4: case 5: return many(3, () => value(depth + 1));
      default: return object(depth + 1);
    }
  };
  // Members in the order of their names, as the engine keeps them.
  const object = (depth) =>
    Object.fromEntries(names.filter(() => roll(3) > 0).map((name) => [name, value(depth)]));

  const path = () => {
    switch (roll(12)) {
      case 0: return of(['this', '.']);
      case 1: return `../${of(names)}`;
      case 2: return `../../${of(names)}`;
      case 3: return of(['@index', '@first', '@last', '@key', '@root.a', '@root.list', '@../index']);
      case 4: return `${of(names)}.${of(names)}`;
      case 5: return `this.${of(names)}`;
      case 6: return `${of(names)}.[0]`;
      case 7: return of(['p', 'i', 'p.a', `${of(names)}.length`]);
      case 8: return of(['..', '../this', `./${of(names)}`, `[${of(names)}]`]);
      default: return of(names);
    }
  };
  const given = () => {
    switch (roll(8)) {
      case 0: return of(['"a"', "'b'", '0', '1', 'true', 'null', '""']);
      case 1: return `(lookup ${path()} ${of(['"a"', '0', path()])})`;
      default: return path();
    }
  };
  const tilde = () => (roll(5) === 0 ? '~' : '');
  const tag = (inner) => `{{${tilde()}${inner}${tilde()}}}`;
  const program = (depth) => many(4, () => node(depth)).join('');
  const otherwise = (depth) => {
    if (roll(3) === 0) return '';
    const chain = many(2, () => tag(`else ${of(['if', 'unless', 'with', 'each'])} ${given()}`) + program(depth));
    return chain.join('') + (roll(2) ? tag(of(['else', '^'])) + program(depth) : '');
  };
  const node = (depth) => {
    switch (roll(depth > 3 ? 6 : 11)) {
      case 0: case 1: case 2: return of(texts);
      case 3: return tag(path());
      // Two unescaped numbers side by side would be added up.
      case 4: return roll(3) ? `${tag(`&${path()}`).replace('&', of(['&', '']))}x` : tag(`lookup ${path()} ${given()}`);
      case 5: return of([tag('! c '), `{{${tilde()}!-- }} --${tilde()}}}`, `\\{{${of(names)}}}`, `{{{${path()}}}}x`]);
      case 6: case 7: {
        const name = of(['if', 'unless']);
        const zero = roll(6) === 0 ? ` includeZero=${of(['true', 'false'])}` : '';
        return tag(`#${name} ${given()}${zero}`) + program(depth + 1) + otherwise(depth + 1) + tag(`/${name}`);
      }
      case 8: case 9: {
        const name = of(['each', 'with']);
        const locals = roll(3) === 0 ? of([' as |p|', name === 'each' ? ' as |p i|' : ' as |p|']) : '';
        return tag(`#${name} ${given()}${locals}`) + program(depth + 1) + otherwise(depth + 1) + tag(`/${name}`);
      }
      default: {
        const name = of(names);
        return tag(of(['#', '^']) + name) + program(depth + 1) + (roll(2) ? tag('else') + program(depth + 1) : '') + tag(`/${name}`);
      }
    }
  };
  return Array.from({ length: count }, (_, at) => ({
    from: `random ${seed}/${at}`,
    template: program(0) + program(0),
    data: object(0),
  }));
}
