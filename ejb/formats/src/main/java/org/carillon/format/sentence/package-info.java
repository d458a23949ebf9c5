/** Translated sentences with something to fill in, as ICU's MessageFormat writes them. */
package org.carillon.format.sentence;
