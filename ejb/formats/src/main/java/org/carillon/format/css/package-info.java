/**
 * Makes untrusted style sheets harmless: they are parsed by CSS Syntax Level 3, and what is known
 * to be safe is written anew.
 */
package org.carillon.format.css;
