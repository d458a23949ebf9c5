/** Resending messages unchanged. */
package org.carillon.webmail.redirect;
