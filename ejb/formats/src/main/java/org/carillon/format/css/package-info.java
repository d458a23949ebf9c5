/** Makes untrusted style sheets harmless: parses by CSS Syntax Level 3, rewrites what is safe. */
package org.carillon.format.css;
