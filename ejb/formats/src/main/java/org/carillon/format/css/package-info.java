/**
 * Strangers' style sheets made harmless: read by CSS Syntax Level 3, what is known to be safe
 * written anew.
 */
package org.carillon.format.css;
