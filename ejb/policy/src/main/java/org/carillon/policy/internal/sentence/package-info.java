/** People's own rules over the scripts that are kept. */
package org.carillon.policy.internal.sentence;
