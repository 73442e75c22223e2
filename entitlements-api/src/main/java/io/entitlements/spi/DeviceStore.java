package io.entitlements.spi;

import io.entitlements.activation.Activation;
import io.entitlements.type.AccountId;
import java.util.List;
import java.util.Optional;

/**
 * Activations, those that have ended too: a person's are led by the account, a computer's by the
 * organization. One row for each {@link Activation}.
 */
public interface DeviceStore {

  /**
   * Adds a row. Of two transactions that add the same one only one commits, and the other is run
   * again.
   *
   * @param row the row
   * @return false, and nothing is added, if there is one of this activation
   */
  boolean insert(DeviceRow row);

  /**
   * Replaces a row, which this transaction has locked.
   *
   * @param row the row as it is from now on
   * @return false, and nothing is changed, if there is none of this activation
   */
  boolean replace(DeviceRow row);

  /**
   * Finds a row.
   *
   * @param activation which
   * @return the row, if there is one
   */
  Optional<DeviceRow> find(Activation activation);

  /**
   * Finds a row as it is now, and keeps others from changing it until the transaction ends. Whoever
   * locks an account or a subscription too has locked it before.
   *
   * @param activation which
   * @return the row, if there is one
   */
  Optional<DeviceRow> lock(Activation activation);

  /**
   * The activations of a person that go on.
   *
   * @param account who
   * @return the rows, heard of longest ago first; of the same instant in an order of the store's
   *     own
   */
  List<DeviceRow> goingOn(AccountId account);
}
