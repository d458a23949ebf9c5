/** What of answers stays when programs put a meeting anew (RFC 6638 §3.2.10). */
package org.carillon.format.itip.answer;
