/** Tests of what desktop programs embed. */
@NullMarked
package io.entitlements.core.client;

import org.jspecify.annotations.NullMarked;
