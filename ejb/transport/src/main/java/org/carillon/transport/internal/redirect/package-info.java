/** Messages that their readers send on as they came. */
package org.carillon.transport.internal.redirect;
