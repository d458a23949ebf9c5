/** Messages that their readers redirect unchanged. */
package org.carillon.transport.internal.redirect;
