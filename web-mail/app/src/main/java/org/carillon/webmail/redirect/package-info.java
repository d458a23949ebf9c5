/** Messages that are sent on as they came. */
package org.carillon.webmail.redirect;
