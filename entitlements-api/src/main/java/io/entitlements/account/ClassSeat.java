package io.entitlements.account;

/** Whether a student of a class has the seat that the class is paid by. */
public enum ClassSeat {
  /** The class is free, or archived: it takes none. */
  NOT_NEEDED,
  /** The student holds one, by this class or by another way. */
  HELD,
  /** All were in use; the student waits for one. */
  WAITING,
  /** It was taken back, or lost when there were too few, and the student does not wait. */
  NOT_HELD
}
