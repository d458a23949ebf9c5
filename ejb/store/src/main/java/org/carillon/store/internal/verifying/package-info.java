/** Reports what the store holds, verifies that it is sound, and repairs what can be computed. */
package org.carillon.store.internal.verifying;
