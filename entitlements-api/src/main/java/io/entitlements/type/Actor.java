package io.entitlements.type;

/** Who made a change, as the audit trail records it. */
public sealed interface Actor {

  /**
   * A person; the application has verified who it is.
   *
   * @param account the person's account
   */
  record Person(AccountId account) implements Actor {}

  /**
   * Somebody at a computer, known by the computer only.
   *
   * @param device the computer
   */
  record Computer(DeviceId device) implements Actor {}

  /**
   * The software itself.
   *
   * @param task which of its tasks, for example {@code fulfilment}; at most 40 characters
   */
  record Task(String task) implements Actor {}
}
