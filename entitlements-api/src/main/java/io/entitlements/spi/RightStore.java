package io.entitlements.spi;

import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.util.List;

/** What the check reads. Each method is one query; it may cross organizations. */
public interface RightStore {

  /**
   * The seats that a person holds; none if the account is disabled or deleted.
   *
   * @param account the person
   * @return one entry for each seat, ordered by subscription
   */
  List<HeldRight> of(AccountId account);

  /**
   * The seats that a computer holds.
   *
   * @param device the computer
   * @return one entry for each seat, ordered by subscription, then key
   */
  List<HeldRight> of(DeviceId device);
}
