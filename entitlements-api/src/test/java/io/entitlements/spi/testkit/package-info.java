/**
 * What every store must do, as tests: a store's author extends {@link
 * io.entitlements.spi.testkit.StorageContract} once and gives it a fresh, empty store for each
 * test.
 */
@NullMarked
package io.entitlements.spi.testkit;

import org.jspecify.annotations.NullMarked;
