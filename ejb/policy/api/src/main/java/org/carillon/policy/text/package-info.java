/** The readable texts of messages from outside, for checks of their content. */
package org.carillon.policy.text;
