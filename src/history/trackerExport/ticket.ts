/** What a tracker says about one ticket. */
export interface TrackerTicket {
  /** As references are named: `#12` of GitHub, GitLab and Gitee, `HIS-12` of Jira, `Bug #12` of ZenTao. */
  readonly key: string;
  /** As it stands there: it may hold secrets. */
  readonly title: string;
  readonly isOpen: boolean;
  /** In the tracker's own words, such as `closed` or `已解决`. */
  readonly state: string;
  readonly url: string | null;
  readonly assignee: string | null;
  /** It was among the worst, by severity, priority or a label, and was closed because it was solved. */
  readonly isSolvedCritical?: true;
}
