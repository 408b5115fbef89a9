/* The rows of a file's tables while they are edited: what can be taken back, and what another person did meanwhile. */
const copy = (tables) => tables.map((table) => ({ id: table.id, rules: table.rules.map((rule) => ({ ...rule, inputs: [...rule.inputs], outputs: [...rule.outputs] })) }));
const same = (a, b) => a.note === b.note && a.inputs.join('\n') === b.inputs.join('\n') && a.outputs.join('\n') === b.outputs.join('\n');
const byId = (rules) => new Map(rules.map((rule) => [rule.id, rule]));

let fresh = 0;
/** Rows that are new have an id of their own while they are edited; the server gives them another. */
export const newId = () => {
  fresh += 1;
  return `new-${Date.now().toString(36)}-${fresh}`;
};

export function rowsOf(tables) {
  let base = copy(tables);
  let now = copy(tables);
  const behind = [];
  let ahead = [];

  return {
    rules: (table) => now.find((one) => one.id === table).rules,
    base: (table, id) => base.find((one) => one.id === table).rules.find((rule) => rule.id === id),
    all: () => copy(now),
    started: () => copy(base),
    /** Does something that can be taken back. */
    change(work) {
      behind.push(copy(now));
      ahead = [];
      work();
    },
    undo() {
      if (behind.length === 0) {
        return false;
      }
      ahead.push(copy(now));
      now = behind.pop();
      return true;
    },
    redo() {
      if (ahead.length === 0) {
        return false;
      }
      behind.push(copy(now));
      now = ahead.pop();
      return true;
    },
    canUndo: () => behind.length > 0,
    canRedo: () => ahead.length > 0,
    dirty: () => now.some((table, i) => table.rules.length !== base[i].rules.length
      || table.rules.some((rule, row) => rule.id !== base[i].rules[row].id || !same(rule, base[i].rules[row]))),
    /** Takes rows that were kept. */
    restore(kept) {
      behind.push(copy(now));
      now = copy(kept);
    },
    /** Another version is what changes are measured by from now on; returns the rows that both have changed. */
    moveTo(theirs) {
      const both = [];
      behind.push(copy(now));
      now = theirs.map((table) => {
        const merged = merge(base.find((one) => one.id === table.id).rules, table.rules, now.find((one) => one.id === table.id).rules);
        both.push(...merged.both.map((id) => ({ table: table.id, id })));
        return { id: table.id, rules: merged.rules };
      });
      base = copy(theirs);
      behind.length = 0;
      ahead = [];
      return both;
    },
  };
}

/** Mine on top of theirs, row by row; where both have changed a row, mine stands there and is named. */
function merge(base, theirs, mine) {
  const was = byId(base);
  const own = byId(mine);
  const both = [];
  const rules = [];
  theirs.forEach((rule) => {
    const before = was.get(rule.id);
    const ours = own.get(rule.id);
    if (before && !ours) {
      if (!same(rule, before)) {
        both.push(rule.id);
        rules.push(rule);
      }
    } else if (before && !same(ours, before)) {
      if (!same(rule, before) && !same(rule, ours)) {
        both.push(rule.id);
      }
      rules.push({ ...ours });
    } else {
      rules.push(rule);
    }
  });
  const there = new Set(rules.map((rule) => rule.id));
  mine.forEach((rule, place) => {
    const before = was.get(rule.id);
    const gone = before && !there.has(rule.id);
    if ((!before && !there.has(rule.id)) || (gone && !same(rule, before))) {
      if (gone) {
        both.push(rule.id);
      }
      const neighbour = mine.slice(0, place).reverse().find((one) => there.has(one.id));
      rules.splice(neighbour ? rules.findIndex((one) => one.id === neighbour.id) + 1 : 0, 0, { ...rule });
      there.add(rule.id);
    }
  });
  return { rules, both };
}
