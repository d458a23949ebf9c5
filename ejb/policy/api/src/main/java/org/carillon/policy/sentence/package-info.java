/** The rules that people make for their own mail, as sentences. */
package org.carillon.policy.sentence;
