/** The rights that organizations own, and their dates. */
@NullMarked
package io.entitlements.subscription;

import org.jspecify.annotations.NullMarked;
