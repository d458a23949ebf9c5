/** What administrators have changed: who, when, what, before and after. */
package org.carillon.audit;
