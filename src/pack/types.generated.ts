// Generated from schemas/*.schema.json by "npm run generate:files". Do not edit.

/**
 * Marks a guess: true if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
 */
export type Confirm = boolean | string[];
/**
 * How serious a problem is.
 */
export type ProblemSeverity = 'critical' | 'major' | 'minor';
/**
 * Stage of the project: requirements, development, pre-go-live or operation.
 */
export type Stage = 'requirements' | 'development' | 'pre-go-live' | 'operation';
/**
 * Public hospital, private hospital or check-up centre.
 */
export type CustomerType = 'public-hospital' | 'private-hospital' | 'checkup-center';
/**
 * How far a part of the checklist is; not-applicable needs a reason.
 */
export type PartStatus = 'todo' | 'in-progress' | 'done' | 'not-applicable';
/**
 * What is reached: a milestone, a go-live, an acceptance, a payment or a release.
 */
export type MilestoneKind = 'milestone' | 'go-live' | 'acceptance' | 'payment' | 'release';
/**
 * What sort of deliverable this is.
 */
export type DeliverableKind =
  | 'source-code'
  | 'config-files'
  | 'logs'
  | 'build'
  | 'release'
  | 'migration'
  | 'report-template'
  | 'interface'
  | 'backup'
  | 'monitoring'
  | 'document'
  | 'other';
/**
 * A to-do, a known problem, or an issue from git or a tracker.
 */
export type OpenItemKind = 'to-do' | 'problem' | 'issue';
/**
 * What sort of note this is.
 */
export type SpecialNoteKind =
  | 'special-need'
  | 'legacy-problem'
  | 'verbal-promise'
  | 'customer-logic'
  | 'drg-grouping'
  | 'medical-insurance-settlement'
  | 'decision'
  | 'never-touch'
  | 'known-data-defect';
/**
 * A vendor, an integrator, a service, a registry of images or packages, or an authority.
 */
export type ThirdPartyKind = 'vendor' | 'integrator' | 'service' | 'registry' | 'government';
/**
 * A computer, a phone or SIM card, a key or card, a security token, a device at the customer's, or something else.
 */
export type EquipmentKind = 'computer' | 'phone' | 'key-card' | 'security-token' | 'site-device' | 'other';
/**
 * What the account may do, from read-only to owner.
 */
export type AccountLevel = 'read-only' | 'operator' | 'admin' | 'owner';
/**
 * What a person does in the project.
 */
export type PersonRole =
  'project-manager' | 'implementer' | 'developer' | 'support' | 'product' | 'hr' | 'tester' | 'other';
/**
 * Step on the career ladder, from junior implementer to solution architect.
 */
export type CareerLevel =
  'junior-implementer' | 'implementer' | 'senior-implementer' | 'project-director' | 'solution-architect';
/**
 * Routine, core or complex; core and complex work needs an active primary and an active deputy.
 */
export type Complexity = 'routine' | 'core' | 'complex';
/**
 * A kind of work that primary and deputy do together.
 */
export type SharedWork = 'research' | 'design' | 'deployment' | 'testing';
/**
 * What was decided about an issue.
 */
export type TriageState = 'open' | 'deferred' | 'resolved' | 'not-an-issue';
/**
 * Where the transition stands.
 */
export type TransitionPhase = 'response' | 'handover' | 'observation' | 'closed';
/**
 * What sort of interface the leaver looks after.
 */
export type InterfaceKind = 'medical-insurance' | 'interoperability' | 'drg' | 'other';
/**
 * One duty of the task force.
 */
export type Duty = 'customer-talks' | 'technical' | 'contract-legal' | 'people';
/**
 * On whose side somebody attends the meeting.
 */
export type AttendeeParty = 'leaver' | 'successor' | 'customer' | 'project-manager' | 'other';
/**
 * Who signs.
 */
export type SignOffParty = 'leaver' | 'successor' | 'customer' | 'witness';
/**
 * What happened: a call, a question, an incident, a visit or something else.
 */
export type ObservationKind = 'call' | 'question' | 'incident' | 'visit' | 'other';
/**
 * How a finding of a rule is reported; off turns the rule off.
 */
export type RuleSeverity = 'off' | 'info' | 'warning' | 'error';
/**
 * A severity, or a severity with options.
 */
export type RuleSetting =
  | RuleSeverity
  | {
      /**
       * off, info, warning or error.
       */
      severity?: RuleSeverity;
      /**
       * Options of the rule; see its documentation.
       */
      options?: {
        [k: string]: unknown;
      };
    };
/**
 * How much harm an undocumented file of this kind does.
 */
export type ConfigRisk = 'high' | 'medium' | 'site-content' | 'low';

/**
 * The project that this pack hands over.
 */
export interface Project {
  /**
   * Full name of the project.
   */
  name: string;
  /**
   * Full name of the company that implements the project and signs its letters.
   */
  company?: string;
  /**
   * Short name or number used in contracts and tickets.
   */
  code?: string;
  /**
   * Date of the (first) go-live, actual or planned.
   */
  goLiveDate?: string;
  /**
   * What was delivered, in two or three sentences.
   */
  description?: string;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * A person on the customer side, or one who speaks for the customer.
 */
export interface Contact {
  /**
   * Short id used to refer to this contact, such as in the escalation order.
   */
  id: string;
  /**
   * Full name.
   */
  name: string;
  /**
   * Hospital, company or authority the contact works for.
   */
  organisation?: string;
  /**
   * Department, such as the IT department or the medical insurance office.
   */
  department?: string;
  /**
   * Position, and what the contact is responsible for.
   */
  role?: string;
  /**
   * Work phone or mobile number.
   */
  phone?: string;
  /**
   * Work e-mail address.
   */
  email?: string;
  /**
   * WeChat or WeCom id.
   */
  wechat?: string;
  /**
   * True if this person can decide on scope, money or acceptance.
   */
  decides?: boolean;
  /**
   * When the contact can be reached.
   */
  availability?: string;
  /**
   * Anything a successor should know before calling.
   */
  note?: string;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * One step of the escalation order; the first in the list is called first.
 */
export interface EscalationStep {
  /**
   * Name or number of this step, such as L1.
   */
  level: string;
  /**
   * Id of the contact to call, from contacts.
   */
  contact?: string;
  /**
   * What must have happened, or how long to wait, before this step.
   */
  when?: string;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * An account on a system of the customer. The secret itself never belongs here: name the vault entry that keeps it.
 */
export interface Account {
  /**
   * Short id of the account in this pack; not the login secret.
   */
  id: string;
  /**
   * System or server the account opens, such as the HIS database.
   */
  system: string;
  /**
   * What the account may do: read-only, operator, admin or owner.
   */
  level?: AccountLevel;
  /**
   * Id of the person who holds the account, from team.yaml.
   */
  holder?: string;
  /**
   * True if several people use it; it must then be rotated when one leaves.
   */
  shared?: boolean;
  /**
   * Name of the vault entry where the secret is kept; never the secret.
   */
  vault?: string;
  /**
   * Date by which the secret has to be changed.
   */
  rotateBy?: string;
  /**
   * Date on which the secret was last changed.
   */
  rotatedOn?: string;
  /**
   * Date by which the access has to be taken back.
   */
  revokeBy?: string;
  /**
   * Date on which the access was taken back.
   */
  revokedOn?: string;
  /**
   * How access is requested and from whom.
   */
  note?: string;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * What was signed with the customer, and until when it holds.
 */
export interface Contract {
  /**
   * Name of the project as the contract has it.
   */
  project?: string;
  /**
   * Number of the contract.
   */
  number?: string;
  /**
   * Date of signature.
   */
  signedOn?: string;
  /**
   * Date on which the contract ends.
   */
  expiresOn?: string;
  /**
   * Promised response and repair times.
   */
  sla?: string;
  /**
   * Last day of the free warranty.
   */
  warrantyUntil?: string;
  /**
   * Last day of the paid maintenance.
   */
  maintenanceUntil?: string;
  /**
   * Supplements, penalties and what is still being negotiated.
   */
  note?: string;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * The decision whether to go live.
 */
export interface GoNoGo {
  /**
   * Go, no-go or still pending.
   */
  decision?: 'go' | 'no-go' | 'pending';
  /**
   * Who decided: a contact or a person.
   */
  decidedBy?: string;
  /**
   * Date of the decision.
   */
  decidedOn?: string;
  /**
   * What has to be true before going live.
   */
  conditions?: string;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * A dated node of the project: milestone, go-live, acceptance, payment or release.
 */
export interface Milestone {
  /**
   * Short id, referred to by go-live packs.
   */
  id: string;
  /**
   * What is reached.
   */
  title: string;
  /**
   * A milestone, a go-live, an acceptance, a payment or a release.
   */
  kind?: MilestoneKind;
  /**
   * Date that was agreed.
   */
  planned?: string;
  /**
   * Date that is expected today.
   */
  forecast?: string;
  /**
   * Date on which it was reached.
   */
  actual?: string;
  /**
   * Path in the repository of the document pack behind a go-live.
   */
  pack?: string;
  /**
   * Reason of a delay, amount of a payment, name of the acceptance paper.
   */
  note?: string;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * Something that stops progress now.
 */
export interface Blocker {
  /**
   * Short id.
   */
  id: string;
  /**
   * What blocks, and what it blocks.
   */
  title: string;
  /**
   * Id of the person who removes it, from team.yaml.
   */
  owner?: string;
  /**
   * Date since which it blocks.
   */
  since?: string;
  /**
   * Date on which it should be gone.
   */
  until?: string;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * Something the project produced or runs on, and how to rebuild it.
 */
export interface Deliverable {
  /**
   * Short id.
   */
  id: string;
  /**
   * What sort of deliverable: source code, config files, logs, build, release, migration and so on.
   */
  kind?: DeliverableKind;
  /**
   * What it is.
   */
  title: string;
  /**
   * How many; 1 unless it says something else.
   */
  quantity?: number;
  /**
   * Path, server or share where it lies.
   */
  location?: string;
  /**
   * How confidential it is.
   */
  classification?: string;
  /**
   * Address of the repository, without credentials.
   */
  repository?: string;
  /**
   * Branch that this site runs from.
   */
  branch?: string;
  /**
   * Tag or version that is in use.
   */
  tag?: string;
  /**
   * Steps to build, release, migrate or restore it, in order.
   */
  steps?: string[];
  /**
   * Id of the person responsible, from team.yaml.
   */
  owner?: string;
  /**
   * Date on which a backup was last restored successfully.
   */
  lastRestoreTest?: string;
  /**
   * Date of the last backup that was checked.
   */
  lastBackup?: string;
  /**
   * How long logs or backups are kept.
   */
  retention?: string;
  /**
   * Path of the document, with #heading if useful.
   */
  documentedIn?: string;
  /**
   * What differs from the standard product.
   */
  note?: string;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * A thing that somebody holds for the project and must hand back, such as a computer, a key card or a security token.
 */
export interface Equipment {
  /**
   * Short id.
   */
  id: string;
  /**
   * What it is, in words that tell it from others of its kind.
   */
  name: string;
  /**
   * How many; 1 unless it says something else.
   */
  quantity?: number;
  /**
   * What sort of thing it is.
   */
  kind?: EquipmentKind;
  /**
   * Asset or serial number.
   */
  number?: string;
  /**
   * Where it is.
   */
  location?: string;
  /**
   * How confidential it is.
   */
  classification?: string;
  /**
   * Id of the person who has it, from team.yaml.
   */
  holder?: string;
  /**
   * Whose it is: the company, or the customer.
   */
  belongsTo?: string;
  /**
   * Date by which it has to be handed back.
   */
  returnBy?: string;
  /**
   * Date on which it was handed back.
   */
  returnedOn?: string;
  /**
   * Anything else worth knowing.
   */
  note?: string;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * A to-do or an unresolved problem that the successor takes over.
 */
export interface OpenItem {
  /**
   * Short id.
   */
  id: string;
  /**
   * What is open, in one sentence.
   */
  title: string;
  /**
   * A to-do, a problem, or an issue from git or a tracker.
   */
  kind?: OpenItemKind;
  /**
   * Critical, major or minor.
   */
  severity?: ProblemSeverity;
  /**
   * What it means for patients, doctors and nurses.
   */
  clinicalImpact?: string;
  /**
   * What it means for charging, settlement and insurance.
   */
  financialImpact?: string;
  /**
   * How people manage until it is solved.
   */
  workaround?: string;
  /**
   * Who asked for it: a contact or a person.
   */
  requester?: string;
  /**
   * Date by which it was promised.
   */
  due?: string;
  /**
   * Id of the person who owns it after the handover, from team.yaml.
   */
  owner?: string;
  /**
   * Commits, tickets or files that show it.
   */
  evidence?: string[];
  /**
   * Fingerprint of the issue that the tool found in git.
   */
  fingerprint?: string;
  /**
   * Open or closed.
   */
  state?: 'open' | 'closed';
  /**
   * What proves that it is closed: commit, ticket or sign-off.
   */
  closedBy?: string;
  /**
   * Date on which it was closed.
   */
  closedOn?: string;
  /**
   * Anything else a successor needs.
   */
  note?: string;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * Something that is true for this customer only, or that was never written down.
 */
export interface SpecialNote {
  /**
   * Short id.
   */
  id: string;
  /**
   * Special need, legacy problem, verbal promise, customer-only logic, DRG or insurance rule, decision, never-touch or known data defect.
   */
  kind?: SpecialNoteKind;
  /**
   * The note in one sentence.
   */
  title: string;
  /**
   * What, where in the system, and why.
   */
  detail?: string;
  /**
   * Contact to whom a promise was made.
   */
  promisedTo?: string;
  /**
   * Who decided or promised it.
   */
  decidedBy?: string;
  /**
   * Date of the promise or decision.
   */
  date?: string;
  /**
   * Path of the document, with #heading if useful.
   */
  documentedIn?: string;
  /**
   * Id of the person who answers for it, from team.yaml.
   */
  owner?: string;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * Whom to call at the third party.
 */
export interface ThirdPartyContact {
  /**
   * Full name or hotline.
   */
  name?: string;
  /**
   * Phone number.
   */
  phone?: string;
  /**
   * E-mail address.
   */
  email?: string;
}
/**
 * The last joint test of the interface.
 */
export interface JointTest {
  /**
   * Date of the test.
   */
  date?: string;
  /**
   * Passed, failed, or what is left.
   */
  result?: string;
  /**
   * Path or number of the test record.
   */
  record?: string;
}
/**
 * A vendor, an integrator, a service or an authority this project depends on.
 */
export interface ThirdParty {
  /**
   * Short id.
   */
  id: string;
  /**
   * Company, service or authority.
   */
  name: string;
  /**
   * A vendor, an integrator, a service, a registry or a government body.
   */
  kind?: ThirdPartyKind;
  /**
   * What it delivers to the project.
   */
  provides?: string;
  /**
   * Name or address of the interface, without credentials.
   */
  interface?: string;
  /**
   * Who changes the interface on which side.
   */
  interfaceOwner?: string;
  /**
   * Protocol and format, such as HL7 v2, DICOM or web service.
   */
  protocol?: string;
  /**
   * Whom to call.
   */
  contact?: ThirdPartyContact;
  /**
   * When support answers.
   */
  supportHours?: string;
  /**
   * Last day of the contract with the third party.
   */
  contractEnd?: string;
  /**
   * Last day on which the certificate is valid.
   */
  certificateExpires?: string;
  /**
   * Last day on which the licence is valid.
   */
  licenceExpires?: string;
  /**
   * The last joint test.
   */
  jointTest?: JointTest;
  /**
   * Known quirks and limits.
   */
  note?: string;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * Part 1: who the customer is, whom to call, which accounts exist.
 */
export interface CustomerPart {
  /**
   * todo, in-progress, done or not-applicable (then give a reason).
   */
  status?: PartStatus;
  /**
   * Why the part does not apply; required for not-applicable.
   */
  reason?: string;
  /**
   * Id of the person who keeps this part current, from team.yaml.
   */
  owner?: string;
  /**
   * Id of the successor who explained it back (teach-back); never the owner.
   */
  confirmedBy?: string;
  /**
   * Date on which the successor confirmed.
   */
  confirmedOn?: string;
  /**
   * Files, commits or tickets that show the part is done.
   */
  evidence?: string[];
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
  /**
   * Full name of the hospital or centre.
   */
  name?: string;
  /**
   * public-hospital, private-hospital or checkup-center.
   */
  type?: CustomerType;
  /**
   * Grade of the hospital, such as tertiary grade A.
   */
  grade?: string;
  /**
   * Hours in which the customer expects an answer.
   */
  serviceHours?: string;
  /**
   * Id of the contact who has the last word.
   */
  decisionMaker?: string;
  /**
   * People to talk to.
   */
  contacts?: Contact[];
  /**
   * Whom to call when, first step first.
   */
  escalation?: EscalationStep[];
  /**
   * Accounts on systems of the customer; never their secrets.
   */
  accounts?: Account[];
  /**
   * Contract, SLA and warranty.
   */
  contract?: Contract;
}
/**
 * Part 2: where the project stands.
 */
export interface ProgressPart {
  /**
   * todo, in-progress, done or not-applicable (then give a reason).
   */
  status?: PartStatus;
  /**
   * Why the part does not apply; required for not-applicable.
   */
  reason?: string;
  /**
   * Id of the person who keeps this part current, from team.yaml.
   */
  owner?: string;
  /**
   * Id of the successor who explained it back (teach-back); never the owner.
   */
  confirmedBy?: string;
  /**
   * Date on which the successor confirmed.
   */
  confirmedOn?: string;
  /**
   * Files, commits or tickets that show the part is done.
   */
  evidence?: string[];
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
  /**
   * requirements, development, pre-go-live or operation.
   */
  stage?: Stage;
  /**
   * What is done, what is next.
   */
  summary?: string;
  /**
   * The decision whether to go live.
   */
  goNoGo?: GoNoGo;
  /**
   * True once migrated patients, fees and stock were reconciled with the old system.
   */
  migrationReconciled?: boolean;
  /**
   * Milestones, go-lives, acceptances, payments and releases.
   */
  milestones?: Milestone[];
  /**
   * What stops progress now.
   */
  blockers?: Blocker[];
}
/**
 * Part 3: source code, config files, logs, and how to build, release and restore them.
 */
export interface DeliverablesPart {
  /**
   * todo, in-progress, done or not-applicable (then give a reason).
   */
  status?: PartStatus;
  /**
   * Why the part does not apply; required for not-applicable.
   */
  reason?: string;
  /**
   * Id of the person who keeps this part current, from team.yaml.
   */
  owner?: string;
  /**
   * Id of the successor who explained it back (teach-back); never the owner.
   */
  confirmedBy?: string;
  /**
   * Date on which the successor confirmed.
   */
  confirmedOn?: string;
  /**
   * Files, commits or tickets that show the part is done.
   */
  evidence?: string[];
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
  /**
   * The deliverables.
   */
  items?: Deliverable[];
  /**
   * Things that people hold for the project and must hand back.
   */
  equipment?: Equipment[];
}
/**
 * Part 4: to-dos and unresolved problems.
 */
export interface OpenItemsPart {
  /**
   * todo, in-progress, done or not-applicable (then give a reason).
   */
  status?: PartStatus;
  /**
   * Why the part does not apply; required for not-applicable.
   */
  reason?: string;
  /**
   * Id of the person who keeps this part current, from team.yaml.
   */
  owner?: string;
  /**
   * Id of the successor who explained it back (teach-back); never the owner.
   */
  confirmedBy?: string;
  /**
   * Date on which the successor confirmed.
   */
  confirmedOn?: string;
  /**
   * Files, commits or tickets that show the part is done.
   */
  evidence?: string[];
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
  /**
   * The open items.
   */
  items?: OpenItem[];
}
/**
 * Part 5: special needs, legacy problems, promises and rules of this customer.
 */
export interface SpecialNotesPart {
  /**
   * todo, in-progress, done or not-applicable (then give a reason).
   */
  status?: PartStatus;
  /**
   * Why the part does not apply; required for not-applicable.
   */
  reason?: string;
  /**
   * Id of the person who keeps this part current, from team.yaml.
   */
  owner?: string;
  /**
   * Id of the successor who explained it back (teach-back); never the owner.
   */
  confirmedBy?: string;
  /**
   * Date on which the successor confirmed.
   */
  confirmedOn?: string;
  /**
   * Files, commits or tickets that show the part is done.
   */
  evidence?: string[];
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
  /**
   * The special notes.
   */
  items?: SpecialNote[];
}
/**
 * Part 6: vendors, integrators and services the project depends on.
 */
export interface ThirdPartiesPart {
  /**
   * todo, in-progress, done or not-applicable (then give a reason).
   */
  status?: PartStatus;
  /**
   * Why the part does not apply; required for not-applicable.
   */
  reason?: string;
  /**
   * Id of the person who keeps this part current, from team.yaml.
   */
  owner?: string;
  /**
   * Id of the successor who explained it back (teach-back); never the owner.
   */
  confirmedBy?: string;
  /**
   * Date on which the successor confirmed.
   */
  confirmedOn?: string;
  /**
   * Files, commits or tickets that show the part is done.
   */
  evidence?: string[];
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
  /**
   * The third parties.
   */
  items?: ThirdParty[];
}
/**
 * The six-part checklist of one project.
 */
export interface Checklist {
  /**
   * Version of this file format; always 1.
   */
  version: 1;
  /**
   * The project that is handed over.
   */
  project: Project;
  /**
   * Part 1: contacts, access accounts, contract.
   */
  customer?: CustomerPart;
  /**
   * Part 2: current progress and milestones.
   */
  progress?: ProgressPart;
  /**
   * Part 3: source code, config files, logs.
   */
  deliverables?: DeliverablesPart;
  /**
   * Part 4: to-dos and unresolved problems.
   */
  openItems?: OpenItemsPart;
  /**
   * Part 5: special needs and legacy problems.
   */
  specialNotes?: SpecialNotesPart;
  /**
   * Part 6: vendors and integrators.
   */
  thirdParties?: ThirdPartiesPart;
}
/**
 * A member of the team, with the identities used in git.
 */
export interface Person {
  /**
   * Short id used everywhere else in the pack.
   */
  id: string;
  /**
   * Full name as it should be printed.
   */
  name: string;
  /**
   * Other names in git: pinyin, nicknames, login names.
   */
  names?: string[];
  /**
   * All e-mail addresses used in git.
   */
  emails?: string[];
  /**
   * Phone number at work.
   */
  phone?: string;
  /**
   * What the person does in the project.
   */
  role?: PersonRole;
  /**
   * Step on the career ladder.
   */
  level?: CareerLevel;
  /**
   * Position as a letter names it.
   */
  position?: string;
  /**
   * Work on this system or at similar hospitals, as a letter tells the customer.
   */
  experience?: string;
  /**
   * Id of the mentor, from people.
   */
  mentor?: string;
  /**
   * False once the person no longer works on this project.
   */
  active?: boolean;
  /**
   * Date on which the person joined the project.
   */
  joinedOn?: string;
  /**
   * Last day of work, once known.
   */
  lastWorkingDay?: string;
  /**
   * Date of the last change of area.
   */
  lastRotation?: string;
  /**
   * Date of the last hospital visit.
   */
  lastVisit?: string;
  /**
   * True for an automated account, which never counts as a person.
   */
  bot?: boolean;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * Who leads the project, who is primary implementer and who is deputy.
 */
export interface TeamRoles {
  /**
   * Id of the project manager, from people.
   */
  projectManager?: string;
  /**
   * Id of the primary implementer (role A), from people.
   */
  primary?: string;
  /**
   * Id of the deputy implementer (role B), from people; never the primary.
   */
  deputy?: string;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * Why the rules on primary and deputy do not hold for this area.
 */
export interface AssignmentOverride {
  /**
   * Why the exception is acceptable.
   */
  reason: string;
  /**
   * Id of the person who accepted it.
   */
  by?: string;
  /**
   * Date of the decision.
   */
  on?: string;
}
/**
 * Who is primary and deputy for one area of work.
 */
export interface Assignment {
  /**
   * Area of work: a name from areas in handover.config.yaml, or free text.
   */
  area: string;
  /**
   * routine, core or complex.
   */
  complexity?: Complexity;
  /**
   * Id of the primary, from people.
   */
  primary?: string;
  /**
   * Id of the deputy, from people.
   */
  deputy?: string;
  /**
   * What the two really did together: research, design, deployment, testing.
   */
  sharedWork?: SharedWork[];
  /**
   * A reasoned exception from the rules.
   */
  override?: AssignmentOverride;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * Aggregates of one anonymous survey; never names or single answers.
 */
export interface Survey {
  /**
   * Date on which the survey closed.
   */
  date: string;
  /**
   * Number of answers; too few are not anonymous.
   */
  answers?: number;
  /**
   * Mean satisfaction, 0 (low) to 10 (high).
   */
  satisfaction?: number;
  /**
   * Mean perceived workload, 0 (light) to 10 (too heavy).
   */
  workload?: number;
  /**
   * Mean view of the own career, 0 (poor) to 10 (good).
   */
  career?: number;
  /**
   * What was learned, and what follows.
   */
  summary?: string;
}
/**
 * A review of career plans in the team.
 */
export interface CareerReview {
  /**
   * Date of the review.
   */
  date: string;
  /**
   * What was agreed, without private details.
   */
  summary?: string;
}
/**
 * A review of long, intense work on customer sites.
 */
export interface OnSiteLoadReview {
  /**
   * Date of the review.
   */
  date: string;
  /**
   * What was agreed, without private details.
   */
  summary?: string;
}
/**
 * The standard document pack made after a go-live.
 */
export interface GoLivePack {
  /**
   * Id of the go-live milestone in checklist.yaml.
   */
  goLive: string;
  /**
   * Path of the pack in the repository.
   */
  path?: string;
  /**
   * Date on which it was finished.
   */
  date?: string;
}
/**
 * A session in which a case was shared.
 */
export interface CaseSharing {
  /**
   * Date of the session.
   */
  date: string;
  /**
   * What was shared.
   */
  title?: string;
  /**
   * Id of the person who shared it, from people.
   */
  by?: string;
}
/**
 * A visit of the team to a hospital.
 */
export interface HospitalVisit {
  /**
   * Date of the visit.
   */
  date: string;
  /**
   * Hospital or department visited.
   */
  place?: string;
  /**
   * What was learned.
   */
  summary?: string;
}
/**
 * A person moved from one area to another.
 */
export interface Rotation {
  /**
   * Date of the move.
   */
  date: string;
  /**
   * Id of the person, from people.
   */
  person: string;
  /**
   * Area that was left.
   */
  fromArea?: string;
  /**
   * Area that was taken up.
   */
  toArea?: string;
}
/**
 * What a departure taught, and what was changed.
 */
export interface Lesson {
  /**
   * Date on which it was written down.
   */
  date?: string;
  /**
   * Id of the transition.
   */
  transition?: string;
  /**
   * What was learned.
   */
  lesson: string;
  /**
   * What is done differently from now on.
   */
  action?: string;
}
/**
 * A human verdict that overrules what git says about who knows an area.
 */
export interface KnowledgeOverride {
  /**
   * Id of the person, from people.
   */
  person: string;
  /**
   * Area, path or glob.
   */
  area: string;
  /**
   * True if the person knows the area, false if not.
   */
  knows: boolean;
  /**
   * Why the evidence from git is wrong.
   */
  reason: string;
  /**
   * Id of the person who says so.
   */
  by?: string;
  /**
   * Date of the verdict.
   */
  on?: string;
}
/**
 * Phase 1: surveys, reviews and go-live packs.
 */
export interface Prevention {
  /**
   * Quarterly anonymous surveys, as aggregates.
   */
  surveys?: Survey[];
  /**
   * Quarterly career reviews.
   */
  careerReviews?: CareerReview[];
  /**
   * Reviews of long, intense work on site.
   */
  onSiteLoadReviews?: OnSiteLoadReview[];
  /**
   * Document packs made after each go-live.
   */
  goLivePacks?: GoLivePack[];
}
/**
 * Phase 4: sharing, visits, rotation and lessons.
 */
export interface LongTerm {
  /**
   * Sessions in which cases were shared.
   */
  caseSharing?: CaseSharing[];
  /**
   * Yearly visits to hospitals.
   */
  hospitalVisits?: HospitalVisit[];
  /**
   * Changes of area, every half year.
   */
  rotations?: Rotation[];
  /**
   * Lessons of past transitions.
   */
  lessons?: Lesson[];
}
/**
 * Whether the team agreed to workload signals from git; shown as team aggregate only.
 */
export interface WorkloadOptIn {
  /**
   * True only if the team agreed.
   */
  enabled?: boolean;
  /**
   * Why it is on or off.
   */
  reason?: string;
}
/**
 * People, their roles, and the measures of prevention and the long term.
 */
export interface Team {
  /**
   * Version of this file format; always 1.
   */
  version: 1;
  /**
   * Everyone who works or worked on the project.
   */
  people: Person[];
  /**
   * Project manager, primary and deputy.
   */
  roles?: TeamRoles;
  /**
   * Primary and deputy of each area.
   */
  assignments?: Assignment[];
  /**
   * Surveys, reviews, go-live packs.
   */
  prevention?: Prevention;
  /**
   * Case sharing, visits, rotations, lessons.
   */
  longTerm?: LongTerm;
  /**
   * Opt-in for workload signals.
   */
  workload?: WorkloadOptIn;
  /**
   * Human verdicts on who knows what.
   */
  overrides?: KnowledgeOverride[];
}
/**
 * One key of a config file; values are never written down.
 */
export interface ConfigKey {
  /**
   * Full key, such as spring.datasource.url.
   */
  name: string;
  /**
   * What it controls, and what happens if it is wrong.
   */
  purpose?: string;
  /**
   * True if the value is a secret.
   */
  secret?: boolean;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * A config file, or a group of them.
 */
export interface ConfigEntry {
  /**
   * Path from the repository root with /, or a glob.
   */
  path: string;
  /**
   * Id of a known config kind, such as spring.
   */
  kind?: string;
  /**
   * What the file is for, and what this site changed in it.
   */
  purpose?: string;
  /**
   * Environment or site it belongs to, such as production.
   */
  environment?: string;
  /**
   * Id of the person who knows it, from team.yaml.
   */
  owner?: string;
  /**
   * How a change takes effect: restart, hot-reload, redeploy, none, or a sentence.
   */
  reload?: string;
  /**
   * Vault or place where its secrets are kept; never the secrets.
   */
  secretsIn?: string;
  /**
   * The keys that matter.
   */
  keys?: ConfigKey[];
  /**
   * Date on which a person last compared entry and file.
   */
  reviewedAt?: string;
  /**
   * Number of files behind a glob when it was written.
   */
  files?: number;
  /**
   * True if the whole entry was guessed, or the names of the guessed fields; remove it once a person has checked.
   */
  confirm?: Confirm;
  /**
   * Where a guessed value was found, such as "tag v2.1".
   */
  from?: string;
}
/**
 * The config files of the project: what each is for, and who knows it.
 */
export interface ConfigIndex {
  /**
   * Version of this file format; always 1.
   */
  version: 1;
  /**
   * Config files and groups of config files.
   */
  entries: ConfigEntry[];
}
/**
 * What was decided about one issue that the tool found in git.
 */
export interface TriageItem {
  /**
   * Fingerprint of the issue, as the list of unresolved issues shows it.
   */
  fingerprint: string;
  /**
   * open, deferred (then give until), resolved or not-an-issue.
   */
  state: TriageState;
  /**
   * Date until which it is deferred; required for deferred.
   */
  until?: string;
  /**
   * Why it was decided so.
   */
  reason?: string;
  /**
   * Id of the person who takes care of it, from team.yaml.
   */
  owner?: string;
  /**
   * Id of the person who decided.
   */
  decidedBy?: string;
  /**
   * Date of the decision.
   */
  decidedOn?: string;
  /**
   * The issue in words, for readers of this file.
   */
  title?: string;
}
/**
 * Decisions about issues that were found in git, by fingerprint.
 */
export interface IssuesTriage {
  /**
   * Version of this file format; always 1.
   */
  version: 1;
  /**
   * One decision per fingerprint.
   */
  items: TriageItem[];
}
/**
 * An interface that depends on the leaver.
 */
export interface TransitionInterface {
  /**
   * medical-insurance, interoperability, drg or other.
   */
  kind: InterfaceKind;
  /**
   * Name of the interface.
   */
  name?: string;
  /**
   * Where it was found: a file, a key, an address or a to-do.
   */
  from?: string;
  /**
   * True while it was only found by a program; taken out by who confirms it.
   */
  confirm?: boolean;
}
/**
 * One duty of the task force, and who has it.
 */
export interface TaskForceMember {
  /**
   * customer-talks, technical, contract-legal or people; each exactly once.
   */
  duty: Duty;
  /**
   * Id of the person, from team.yaml.
   */
  person?: string;
}
/**
 * How and when the customer was told.
 */
export interface CustomerNotice {
  /**
   * Date on which the letter was sent.
   */
  sentOn?: string;
  /**
   * Id of the successor whom the letter names.
   */
  successor?: string;
  /**
   * Letter, e-mail, phone or visit.
   */
  channel?: string;
  /**
   * Path of the letter.
   */
  file?: string;
  /**
   * Reference number of the letter, given by the company.
   */
  number?: string;
  /**
   * Date on which the customer was told by phone or in person.
   */
  calledOn?: string;
  /**
   * Date on which the customer agreed or acknowledged.
   */
  answeredOn?: string;
  /**
   * What the customer answered: agreement, conditions, worries.
   */
  answer?: string;
}
/**
 * Something to be done in this transition.
 */
export interface TransitionTask {
  /**
   * Short id.
   */
  id: string;
  /**
   * What has to be done.
   */
  title: string;
  /**
   * Duty of the task force that it belongs to.
   */
  duty?: Duty;
  /**
   * Id of the person who does it, from team.yaml.
   */
  owner?: string;
  /**
   * Date by which it has to be done.
   */
  due?: string;
  /**
   * Date on which it was done.
   */
  doneOn?: string;
  /**
   * Id of the person who did it.
   */
  doneBy?: string;
  /**
   * Rule or strategy row the task comes from.
   */
  source?: string;
  /**
   * True for the tasks that decide whether the handover succeeds.
   */
  starred?: boolean;
}
/**
 * Somebody who attended the handover meeting.
 */
export interface Attendee {
  /**
   * Id from team.yaml, id of a contact, or a name.
   */
  person: string;
  /**
   * leaver, successor, customer, project-manager or other.
   */
  party: AttendeeParty;
}
/**
 * A question of the customer or the successor.
 */
export interface MeetingQuestion {
  /**
   * What was asked.
   */
  question: string;
  /**
   * What was answered.
   */
  answer?: string;
  /**
   * False while the answer is owed.
   */
  answered?: boolean;
}
/**
 * What was done about one account of the leaver.
 */
export interface AccessAction {
  /**
   * Id of the account in checklist.yaml.
   */
  account: string;
  /**
   * Date on which the access was revoked.
   */
  revokedOn?: string;
  /**
   * Date on which a shared secret was changed.
   */
  rotatedOn?: string;
  /**
   * Where it can be seen that it was done.
   */
  evidence?: string;
  /**
   * Who did it, and how it was checked.
   */
  note?: string;
}
/**
 * A topic the successor explained back.
 */
export interface TeachBack {
  /**
   * What was explained.
   */
  topic: string;
  /**
   * Document or code it is about.
   */
  path?: string;
  /**
   * Id of the successor, who confirms.
   */
  confirmedBy?: string;
  /**
   * Date of the confirmation.
   */
  confirmedOn?: string;
  /**
   * What shows it, beside the word of the successor.
   */
  proof?: Proof;
}
/**
 * Something the successor should read.
 */
export interface Reading {
  /**
   * Path of the file or folder.
   */
  path: string;
  /**
   * Why it matters.
   */
  reason?: string;
  /**
   * Date on which the successor read it.
   */
  readOn?: string;
}
/**
 * A signature under the handover.
 */
export interface Signature {
  /**
   * leaver, successor, customer or witness.
   */
  party: SignOffParty;
  /**
   * Name of the signer.
   */
  name?: string;
  /**
   * Date of the signature.
   */
  signedOn?: string;
  /**
   * Where the signed paper or its scan is kept.
   */
  evidence?: string;
  /**
   * The scan of the signed paper, so that anybody can see later whether it is still the same.
   */
  scan?: Scan;
  /**
   * Reservations, if any.
   */
  note?: string;
}
/**
 * A file that was signed on paper and came back.
 */
export interface Scan {
  /**
   * Path in the project, or the name alone where it is kept elsewhere.
   */
  file: string;
  /**
   * Digest of the file, 64 hexadecimal digits.
   */
  sha256: string;
  /**
   * Date on which it was recorded.
   */
  recordedOn?: string;
  /**
   * Id of who recorded it, in team.yaml.
   */
  recordedBy?: string;
}
/**
 * Time in which the leaver stays on call.
 */
export interface ObservationPeriod {
  /**
   * First day of the observation.
   */
  startsOn?: string;
  /**
   * Length in days; at least 14 unless configured otherwise.
   */
  days?: number;
}
/**
 * How the transition was closed.
 */
export interface Closure {
  /**
   * Date of closing.
   */
  on: string;
  /**
   * Id of the person who closed it.
   */
  by?: string;
  /**
   * True if it was closed although something was open.
   */
  forced?: boolean;
  /**
   * True if the departure did not take place after all.
   */
  cancelled?: boolean;
  /**
   * Why it was closed by force.
   */
  reason?: string;
  /**
   * What was open when it was closed by force.
   */
  open?: string[];
  /**
   * Id of the successor, who took it over as it is.
   */
  acceptedBy?: string;
  /**
   * What need not be finished, and was taken over unfinished.
   */
  accepted?: string[];
}
/**
 * The face-to-face meeting at the customer's site, at least half a day.
 */
export interface Meeting {
  /**
   * Date of the meeting.
   */
  date?: string;
  /**
   * Where it took place.
   */
  place?: string;
  /**
   * True if it was held at the customer's site.
   */
  onSite?: boolean;
  /**
   * Length in minutes; at least 240 unless configured otherwise.
   */
  minutes?: number;
  /**
   * Who took the minutes.
   */
  recorder?: string;
  /**
   * Leaver, successor and customer must be present.
   */
  attendees?: Attendee[];
  /**
   * What was demonstrated.
   */
  demos?: string[];
  /**
   * Difficult logic that was explained.
   */
  hardLogic?: string[];
  /**
   * Questions of the customer and the successor.
   */
  questions?: MeetingQuestion[];
  /**
   * Path of the minutes.
   */
  file?: string;
}
/**
 * Something about the departure that was changed, and what it was before.
 */
export interface DepartureChange {
  /**
   * Date of the change.
   */
  on: string;
  /**
   * last-day, successor, on-call or cancelled.
   */
  what: 'last-day' | 'successor' | 'on-call' | 'cancelled';
  /**
   * What it was before.
   */
  from?: string;
  /**
   * What it is now.
   */
  to?: string;
  /**
   * Id of who changed it.
   */
  by?: string;
  /**
   * Why it was changed.
   */
  reason?: string;
}
/**
 * An area of the work that mostly the leaver knows, in the words of the project.
 */
export interface LeaverArea {
  /**
   * What people call it.
   */
  name: string;
  /**
   * Folders and files behind it.
   */
  paths?: string[];
  /**
   * Commits of the leaver in it.
   */
  commits?: number;
}
/**
 * Whether, when and how the leaver can be called after the last day.
 */
export interface OnCallAgreement {
  /**
   * Date on which the leaver agreed.
   */
  agreedOn?: string;
  /**
   * Hours in which they can be called.
   */
  hours?: string;
  /**
   * How they are reached.
   */
  channel?: string;
  /**
   * Last day of the agreement.
   */
  until?: string;
}
/**
 * What shows that the successor can do it, beside their word.
 */
export interface Proof {
  /**
   * commit, restore-test or runbook.
   */
  kind: 'commit' | 'restore-test' | 'runbook';
  /**
   * Date on which it was done.
   */
  on?: string;
  /**
   * The commit of the successor.
   */
  commit?: string;
  /**
   * Id of who watched and did not help.
   */
  watchedBy?: string;
  /**
   * What came of it.
   */
  result?: string;
}
/**
 * Something that is handed over and is not in the checklist.
 */
export interface HandoverItem {
  /**
   * What it is.
   */
  name: string;
  /**
   * paper, key, seal, badge, account, device, data or other.
   */
  kind?: 'paper' | 'key' | 'seal' | 'badge' | 'account' | 'device' | 'data' | 'other';
  /**
   * How many.
   */
  quantity?: number;
  /**
   * On what or where it is.
   */
  place?: string;
  /**
   * Version or date.
   */
  version?: string;
  /**
   * How confidential it is.
   */
  classification?: string;
  /**
   * In what state it is.
   */
  state?: string;
  /**
   * What else is to be known.
   */
  note?: string;
}
/**
 * Something that this person does again and again.
 */
export interface Routine {
  /**
   * day, week, month or year.
   */
  every: 'day' | 'week' | 'month' | 'year';
  /**
   * What is done.
   */
  what: string;
  /**
   * Day and hour.
   */
  when?: string;
  /**
   * Where it is described, or what to do.
   */
  how?: string;
}
/**
 * A recorded walkthrough.
 */
export interface Recording {
  /**
   * What it shows.
   */
  title: string;
  /**
   * Where it lies.
   */
  link: string;
}
/**
 * What the handover list says beside the checklist.
 */
export interface HandoverList {
  /**
   * Number of the list.
   */
  number?: string;
  /**
   * Id or name of who supervises the handover.
   */
  supervisor?: string;
  /**
   * What is handed over and is not in the checklist: paper, keys, seals, badges.
   */
  items?: HandoverItem[];
  /**
   * What this person does every day, week and month.
   */
  routines?: Routine[];
  /**
   * Recorded walkthroughs.
   */
  recordings?: Recording[];
}
/**
 * What the leaver could open, found in the repository; never the secret itself.
 */
export interface FoundAccess {
  /**
   * Short id.
   */
  id: string;
  /**
   * secret, ssh-key, deploy-key, code-owner, mail or token.
   */
  kind: 'secret' | 'ssh-key' | 'deploy-key' | 'code-owner' | 'mail' | 'token';
  /**
   * File, or setting of git, in which it was found.
   */
  place: string;
  /**
   * What it is, without the secret.
   */
  what?: string;
  /**
   * Date on which it was changed or taken out.
   */
  settledOn?: string;
  /**
   * Where it can be seen that it was done.
   */
  evidence?: string;
}
/**
 * One departure, from the report to the last signature.
 */
export interface Transition {
  /**
   * Version of this file format; always 1.
   */
  version: 1;
  /**
   * Id of the transition, such as 2026-03-zhang-san.
   */
  id: string;
  /**
   * Id of the person who leaves, from team.yaml.
   */
  leaving: string;
  /**
   * Date on which the departure was reported; deadlines count from it.
   */
  reportedOn: string;
  /**
   * Last working day of the leaver.
   */
  lastDay?: string;
  /**
   * Why the leaver cannot take part; nobody then meets, asks or calls them: illness, death or dismissal.
   */
  absence?: 'illness' | 'death' | 'dismissal';
  /**
   * Folders, from the top of the repository ('.' is the top itself), of all packs that this one departure concerns; in each of them it has a section with the same id. Missing where it concerns this pack alone.
   */
  packs?: string[];
  /**
   * What was changed since the departure began, in its order.
   */
  changes?: DepartureChange[];
  /**
   * Id of the successor or substitute, from team.yaml.
   */
  successor?: string;
  /**
   * Date on which the successor was named.
   */
  successorNamedOn?: string;
  /**
   * Id of who is responsible until a successor is named, from team.yaml.
   */
  standIn?: string;
  /**
   * Stage of the project when the departure was reported.
   */
  stage?: Stage;
  /**
   * public-hospital, private-hospital or checkup-center.
   */
  customerType?: CustomerType;
  /**
   * response, handover, observation or closed.
   */
  phase?: TransitionPhase;
  /**
   * Interfaces that depend on the leaver.
   */
  interfaces?: TransitionInterface[];
  /**
   * What mostly the leaver knows, by area of the work.
   */
  areas?: LeaverArea[];
  /**
   * Each duty, with exactly one person.
   */
  taskForce?: TaskForceMember[];
  /**
   * Id of the project manager who leads the task force.
   */
  lead?: string;
  /**
   * How the customer was told.
   */
  customerNotice?: CustomerNotice;
  /**
   * Second letter, which names the successor.
   */
  substituteNotice?: CustomerNotice;
  /**
   * Letter that says that the handover is complete.
   */
  completionNotice?: CustomerNotice;
  /**
   * What has to be done, by stage and customer type.
   */
  tasks?: TransitionTask[];
  /**
   * The meeting at the customer's site.
   */
  meeting?: Meeting;
  /**
   * When it starts and how long it lasts.
   */
  observation?: ObservationPeriod;
  /**
   * What was agreed with the leaver for the time after the last day.
   */
  onCall?: OnCallAgreement;
  /**
   * What was done about each account of the leaver.
   */
  access?: AccessAction[];
  /**
   * What the leaver could open beside the accounts of the checklist.
   */
  foundAccess?: FoundAccess[];
  /**
   * The history before this day was not searched for secrets, because it takes too long.
   */
  accessReadBackTo?: string;
  /**
   * Number, supervisor and what is in no other list.
   */
  handoverList?: HandoverList;
  /**
   * Topics the successor explained back.
   */
  teachBack?: TeachBack[];
  /**
   * What the successor should read first.
   */
  readingList?: Reading[];
  /**
   * Signatures of leaver, successor and customer.
   */
  signOff?: Signature[];
  /**
   * What this transition taught.
   */
  lessons?: string[];
  /**
   * How it was closed.
   */
  closed?: Closure;
}
/**
 * The leaver was called back for a serious failure.
 */
export interface Recall {
  /**
   * Id of the person called back, from team.yaml.
   */
  person: string;
  /**
   * Date of the recall.
   */
  on?: string;
  /**
   * What came of it.
   */
  outcome?: string;
}
/**
 * Something that happened in the observation period.
 */
export interface ObservationEntry {
  /**
   * Short id.
   */
  id: string;
  /**
   * Date on which it happened.
   */
  date: string;
  /**
   * call, question, incident, visit or other.
   */
  kind?: ObservationKind;
  /**
   * Critical, major or minor; a critical or major incident needs a recall.
   */
  severity?: ProblemSeverity;
  /**
   * What happened and what was done, without patient data.
   */
  summary?: string;
  /**
   * Id of the person who handled it, from team.yaml.
   */
  handledBy?: string;
  /**
   * How the leaver was called back.
   */
  recall?: Recall;
  /**
   * Date on which it was solved.
   */
  resolvedOn?: string;
}
/**
 * What happened in the observation period after a handover.
 */
export interface ObservationLog {
  /**
   * Version of this file format; always 1.
   */
  version: 1;
  /**
   * Id of the transition this log belongs to.
   */
  transition?: string;
  /**
   * What happened, oldest first.
   */
  entries: ObservationEntry[];
}
/**
 * Limits that the checks use.
 */
export interface Numbers {
  /**
   * Hours after the report within which a substitute is named.
   */
  substituteWithinHours?: number;
  /**
   * Least length of the handover meeting, in minutes.
   */
  meetingMinutes?: number;
  /**
   * Least length of the observation period, in days.
   */
  observationDays?: number;
  /**
   * Most days between two surveys.
   */
  surveyEveryDays?: number;
  /**
   * Most days between two career reviews.
   */
  careerReviewEveryDays?: number;
  /**
   * Most days between two rotations.
   */
  rotationEveryDays?: number;
  /**
   * Most days between two hospital visits.
   */
  visitEveryDays?: number;
  /**
   * Working days after the last day before unrevoked access is an error.
   */
  revokeGraceWorkingDays?: number;
  /**
   * Fewer answers than this are not anonymous.
   */
  surveyMinimumAnswers?: number;
  /**
   * Days within which git must show work of a deputy.
   */
  deputyActiveWithinDays?: number;
  /**
   * Days before the last working day from which duties that still are the leaver's are reported.
   */
  leavingWithinDays?: number;
  /**
   * Days after the last working day from which names and addresses of somebody who has left are to be forgotten.
   */
  keepLeaverDays?: number;
}
/**
 * A kind of config file that this project knows in addition.
 */
export interface ConfigKind {
  /**
   * Id of the kind.
   */
  id: string;
  /**
   * high, medium, site-content or low.
   */
  risk?: ConfigRisk;
  /**
   * Paths that belong to the kind.
   */
  globs: string[];
  /**
   * How keys are read: properties, yaml, json, ini, toml, env, xml or none.
   */
  parser?: string;
  /**
   * Name in English.
   */
  title?: string;
  /**
   * Name in Chinese.
   */
  titleZh?: string;
  /**
   * Why it matters, in English.
   */
  why?: string;
  /**
   * Why it matters, in Chinese.
   */
  whyZh?: string;
}
/**
 * How commits refer to tickets, and which words close them.
 */
export interface Tracker {
  /**
   * Id of the tracker.
   */
  id: string;
  /**
   * Regular expression of a ticket reference.
   */
  reference: string;
  /**
   * Regular expressions or words before a reference that close it.
   */
  closes?: string[];
  /**
   * Regular expressions or words before a reference that only link it.
   */
  links?: string[];
  /**
   * Address of a ticket, with {id} in it.
   */
  url?: string;
}
/**
 * A named part of the repository.
 */
export interface Area {
  /**
   * Name used in team.yaml.
   */
  name: string;
  /**
   * Paths or globs that belong to it.
   */
  paths: string[];
}
/**
 * Largest value of each term of the impact score; uncalibrated, change them if your experience differs.
 */
export interface ImpactWeights {
  /**
   * Weight of the project stage.
   */
  S?: number;
  /**
   * Weight of the customer type.
   */
  C?: number;
  /**
   * Weight of time without a successor.
   */
  T?: number;
  /**
   * Weight of knowledge only the leaver has.
   */
  K?: number;
  /**
   * Weight of open items.
   */
  O?: number;
  /**
   * Weight of missing documents.
   */
  D?: number;
  /**
   * Weight of interfaces.
   */
  X?: number;
}
/**
 * Settings of Handover Pack for one project; every field is optional except the version.
 */
export interface HandoverConfig {
  /**
   * Version of this file format; always 1.
   */
  version: 1;
  /**
   * Language of generated files and messages.
   */
  language?: 'en' | 'zh-CN';
  /**
   * Folder of the pack, from the repository root.
   */
  folder?: string;
  /**
   * Folder with templates that override the built-in ones.
   */
  templates?: string;
  /**
   * Severity and options by rule id.
   */
  rules?: {
    [k: string]: RuleSetting;
  };
  /**
   * Limits that the checks use.
   */
  numbers?: Numbers;
  /**
   * Globs of paths that no check looks at.
   */
  ignore?: string[];
  /**
   * More kinds of config files, or changes to known ones by id.
   */
  configKinds?: ConfigKind[];
  /**
   * More trackers, or changes to known ones by id.
   */
  trackers?: Tracker[];
  /**
   * Which branches collect the work, where git does not tell.
   */
  branches?: {
    /**
     * The branch that work really ends up in, without the name of the remote: everything else is compared with it. By default the remote's default branch, or the branch that went on where that one stood still.
     */
    main?: string;
    /**
     * Names or patterns of further branches that stay, such as those of customers or environments: work that is in one of them counts as done.
     */
    longLived?: string[];
  };
  /**
   * Named parts of the repository.
   */
  areas?: Area[];
  /**
   * Weights of the impact score.
   */
  weights?: ImpactWeights;
  /**
   * YAML file with the company's own tasks by stage and customer type, in place of the built-in ones.
   */
  strategyTasks?: string;
  /**
   * YAML file with the questions that the company wants answered before somebody's last day, in place of the built-in ones.
   */
  mustHave?: string;
  /**
   * Exports of the issue tracker that lie in the repository: the list of unresolved issues reads them where no other is named, and solved critical tickets in them ask for an entry in the solutions.
   */
  trackerExports?: string[];
  /**
   * Whose public holidays count as days off: china or none. Projects in Chinese use china unless they say otherwise.
   */
  publicHolidays?: 'china' | 'none';
  /**
   * Days off in addition to Saturdays and Sundays.
   */
  holidays?: string[];
  /**
   * Saturdays and Sundays that are worked.
   */
  workdays?: string[];
}
