import { entriesOf, type Pack } from '../pack/pack.ts';
import { isSamePerson } from '../pack/people/people.ts';
import type { AccessAction, Account, FoundAccess, Transition } from '../pack/types.generated.ts';
import type { Lenient } from '../pack/yaml/conform.ts';
import type { YamlFile, YamlPath } from '../pack/yaml/file.ts';

/** One account that the leaver can use, and since when they no longer can. */
export interface LeaverAccess {
  /** Id of the account. */
  readonly account: string;
  /** What it opens; the id where the checklist does not say. */
  readonly system: string;
  /** Several people know its secret: taking one of them off a list takes nothing away from them. */
  readonly shared: boolean;
  /** yyyy-mm-dd on which it ended, which may be still to come; undefined while nobody has entered it. */
  readonly endedOn: string | undefined;
  /** The last change of its secret, also one that was too early to count. */
  readonly rotatedOn: string | undefined;
  /** The entry that says so: of `access` in the transition, or else of the checklist. */
  readonly place: { readonly file: YamlFile; readonly path: YamlPath };
}

/**
 * The accounts to be taken from the leaver: those that `access` lists, those that the checklist says they hold, and,
 * while the departure goes on, every shared one.
 * @param lastDay a secret that was changed before it was changed for the leaver, too
 * @param isOpen a shared account that is newer than a closed departure is none of its business
 */
export function leaverAccess(
  { checklist, team }: Pack,
  file: YamlFile<Transition>,
  lastDay: string | undefined,
  isOpen: boolean,
): LeaverAccess[] {
  const accounts = entriesOf(checklist?.value?.customer?.accounts, ['customer', 'accounts']);
  const actions = Map.groupBy(
    entriesOf(file.value?.access, ['access']).filter(({ entry }) => entry.account),
    ({ entry }) => entry.account?.trim() ?? '',
  );
  const listed = [...actions].map(([id, own]): LeaverAccess => {
    const account = accounts.find(({ entry }) => entry.id === id)?.entry;
    const path = own[0]?.path ?? [];
    return {
      ...describe(
        id,
        account,
        own.map(({ entry }) => entry),
        lastDay,
      ),
      place: { file, path },
    };
  });
  const others = accounts.flatMap(({ entry, path }): LeaverAccess[] => {
    const isHeld = isSamePerson(team?.value, entry.holder, file.value?.leaving);
    const isTheirs = isHeld || (isOpen && entry.shared === true);
    if (!isTheirs || checklist === undefined || entry.id === undefined || actions.has(entry.id)) return [];
    return [{ ...describe(entry.id, entry, [], lastDay), place: { file: checklist, path } }];
  });
  return [...listed, ...others];
}

function describe(
  id: string,
  account: Lenient<Account> | undefined,
  actions: readonly Lenient<AccessAction>[],
  lastDay: string | undefined,
): Omit<LeaverAccess, 'place'> {
  const shared = account?.shared === true;
  const rotations = datesOf([account?.rotatedOn, ...actions.map(({ rotatedOn }) => rotatedOn)]);
  const revocations = shared ? [] : actions.map(({ revokedOn }) => revokedOn);
  const ends = [
    ...rotations.filter(date => lastDay !== undefined && date >= lastDay),
    // A shared account that the checklist calls revoked exists for nobody any more.
    ...datesOf([account?.revokedOn, ...revocations]),
  ];
  return {
    account: id,
    system: account?.system || id,
    shared,
    endedOn: ends.sort()[0],
    rotatedOn: rotations.at(-1),
  };
}

function datesOf(dates: readonly (string | undefined)[]): string[] {
  return dates.filter(date => date !== undefined).sort();
}

/** What was found beside the accounts and is not settled by a day. */
export function unsettledAccess(
  { foundAccess }: Lenient<Transition>,
  today: string,
): { readonly entry: Lenient<FoundAccess>; readonly path: YamlPath }[] {
  return entriesOf(foundAccess, ['foundAccess']).filter(
    ({ entry: { settledOn } }) => settledOn === undefined || settledOn > today,
  );
}
