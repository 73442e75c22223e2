package io.entitlements.core.internal.classes;

import io.entitlements.account.ClassGroup;
import io.entitlements.core.internal.change.Changes;
import io.entitlements.spi.UnitOfWork;
import io.entitlements.type.ClassGroupId;
import io.entitlements.type.OrganizationId;

/** Keeps a class for a repeat by its identifier. */
record ClassGroupCodec(OrganizationId organization) implements Changes.Codec<ClassGroup> {

  @Override
  public String write(ClassGroup classGroup) {
    return classGroup.id().toString();
  }

  @Override
  public ClassGroup read(UnitOfWork store, String text) {
    return store
        .classGroups()
        .find(organization, ClassGroupId.parse(text))
        .orElseThrow()
        .classGroup();
  }
}
