/** People, organizations and how they belong together. */
@NullMarked
package io.entitlements.account;

import org.jspecify.annotations.NullMarked;
