/**
 * Reports what the store holds, verifies that it is sound, and repairs data that can be computed
 * anew.
 */
package org.carillon.store.internal.verifying;
