/** Dictionaries in Hunspell's format, and the check of texts. */
package org.carillon.spelling.internal;
