package io.entitlements.roster;

/** Why something that a directory pushes is not taken; then nothing is changed. */
public enum PushRefusal {
  /** The list has no such resource, or not any more. */
  NOT_FOUND,
  /** Another person of the list has this name. */
  NAME_TAKEN,
  /** Who is to join a group is not a person of this list. */
  UNKNOWN_MEMBER,
  /** The list takes nothing: its connection has ended, for example. */
  LIST_CLOSED,
  /** The list takes nothing for a while: another list of the subscription is being ended. */
  BUSY
}
