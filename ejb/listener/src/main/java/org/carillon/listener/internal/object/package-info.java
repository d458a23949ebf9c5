/** Shared operations on the named objects around certificates. */
package org.carillon.listener.internal.object;
