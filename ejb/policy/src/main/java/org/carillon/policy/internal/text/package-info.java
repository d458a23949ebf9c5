/** Texts that administrators write. */
package org.carillon.policy.internal.text;
