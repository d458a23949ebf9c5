/** The rules that users make for their own mail, as sentences. */
package org.carillon.policy.sentence;
