/** Users' own rules, in the stored scripts. */
package org.carillon.policy.internal.sentence;
