/** What the store holds, whether it is sound, and repairs of what can be derived anew. */
package org.carillon.store.internal.verifying;
