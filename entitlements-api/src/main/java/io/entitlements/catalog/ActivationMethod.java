package io.entitlements.catalog;

/** How somebody came to use a product; decides what it unlocks. */
public enum ActivationMethod {
  /** By signing in with a provisioned email address: the right is the person's, on any device. */
  EMAIL,
  /** By a product key typed on a computer: the right is the computer's, whoever uses it. */
  PRODUCT_KEY
}
