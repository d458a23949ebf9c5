/** The result of a request in any capability: success, or one of a few kinds of failure. */
package org.carillon.contract.answer;
