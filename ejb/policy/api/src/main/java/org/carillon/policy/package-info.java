/** Who is believed and what is filtered: checks of messages, and what they decide together. */
package org.carillon.policy;
