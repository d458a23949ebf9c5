/** Checks and finds translated sentences with placeholders in the syntax of ICU's MessageFormat. */
package org.carillon.format.sentence;
