/** Recovery addresses, and codes by which a new password can be set once. */
package org.carillon.identity.internal.forgotten;
