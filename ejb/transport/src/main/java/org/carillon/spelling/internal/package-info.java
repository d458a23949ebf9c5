/** Dictionaries of Hunspell's form, and what is looked for in them. */
package org.carillon.spelling.internal;
