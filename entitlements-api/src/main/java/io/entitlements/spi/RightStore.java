package io.entitlements.spi;

import io.entitlements.type.AccountId;
import io.entitlements.type.DeviceId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the check reads. Each method is one query; it may cross organizations. */
public interface RightStore {

  /**
   * The seats that a person holds.
   *
   * @param account the person
   * @return empty if there is no such account
   */
  Optional<PersonRights> of(AccountId account);

  /**
   * The seats that many people hold.
   *
   * @param accounts the people, at most 1,000
   * @return an entry for each account that there is
   */
  Map<AccountId, PersonRights> ofAll(Collection<AccountId> accounts);

  /**
   * The seats that a computer holds.
   *
   * @param device the computer
   * @return one entry for each seat, ordered by subscription, then key
   */
  List<HeldRight> of(DeviceId device);
}
