package io.entitlements.catalog;

import java.util.Set;

/** Whom a product is made for; decides how it can be activated at all. */
public enum Edition {
  /** For schools: by email, or by product key. */
  EDUCATION(Set.of(ActivationMethod.EMAIL, ActivationMethod.PRODUCT_KEY)),
  /** For companies: by product key only. */
  ENTERPRISE(Set.of(ActivationMethod.PRODUCT_KEY));

  private final Set<ActivationMethod> methods;

  Edition(Set<ActivationMethod> methods) {
    this.methods = methods;
  }

  /**
   * How products of this edition can be activated.
   *
   * @return at least one method
   */
  public Set<ActivationMethod> methods() {
    return methods;
  }
}
