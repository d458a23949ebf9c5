/** Every request asks here where an address leads, or with which secret a digest is checked. */
package org.carillon.account.internal.memory;
